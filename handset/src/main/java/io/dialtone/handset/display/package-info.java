// SPDX-License-Identifier: Apache-2.0
/** What the phone shows while it is provisioned: five lines and a lamp (LCD-1, LCD-2). */
package io.dialtone.handset.display;
