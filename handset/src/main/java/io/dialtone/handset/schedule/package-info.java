// SPDX-License-Identifier: Apache-2.0
/**
 * What starts a run and when: the triggers and the phone's own timetable (TRG-1 to TRG-7, NTF-3).
 */
package io.dialtone.handset.schedule;
