// SPDX-License-Identifier: Apache-2.0
/** Those who mean harm: the server stays within its bounds, and serves phones afterwards. */
package io.dialtone.app.attack;
