// SPDX-License-Identifier: Apache-2.0
/** The server killed, out of disk, out of rights, out of time: what it promises still holds. */
package io.dialtone.app.crash;
