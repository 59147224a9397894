// SPDX-License-Identifier: Apache-2.0
/** The laws of the house, as tests: what the classes may know and how the sources may look. */
package io.dialtone.app.laws;
