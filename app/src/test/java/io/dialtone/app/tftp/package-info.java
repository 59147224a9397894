// SPDX-License-Identifier: Apache-2.0
/** Our TFTP server against the clients that people have. */
package io.dialtone.app.tftp;
