// SPDX-License-Identifier: Apache-2.0
/** The sample site: a folder of files of our own making that whole phones can boot from. */
@NullMarked
package io.dialtone.app.demo;

import org.jspecify.annotations.NullMarked;
