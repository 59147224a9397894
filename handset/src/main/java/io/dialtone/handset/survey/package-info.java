// SPDX-License-Identifier: Apache-2.0
/** What DHCP servers offer to a phone, and what the phone would make of it, without taking it. */
package io.dialtone.handset.survey;
