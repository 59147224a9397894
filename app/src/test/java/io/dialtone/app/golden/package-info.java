// SPDX-License-Identifier: Apache-2.0

/** Virtual phones boot against other people's servers, and must do what real phones did. */
package io.dialtone.app.golden;
