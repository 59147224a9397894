// SPDX-License-Identifier: Apache-2.0
/**
 * The phone's own web pages: login, home, setup, utility, restore default, reboot (WEB-1, WEB-2).
 */
package io.dialtone.handset.web;
