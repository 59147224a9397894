// SPDX-License-Identifier: Apache-2.0
/** The server killed, out of disk, rights or time, or under load: what it promises still holds. */
package io.dialtone.app.crash;
