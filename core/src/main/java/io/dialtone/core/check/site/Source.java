// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.site;

import io.dialtone.core.site.Phone;
import io.dialtone.core.site.SiteFile;
import io.dialtone.wire.octets.Bytes;

/** What a file of a site is made from. */
sealed interface Source {

  /** A phone's INF, or the first of many that are the same. */
  record OfInf(Phone phone) implements Source {}

  /** A phone's own config. */
  record OfPhone(Phone phone) implements Source {}

  /** The common config of the phone's group, and perhaps of others. */
  record OfGroup(Phone phone) implements Source {}

  /** A file that an administrator gave. */
  record OfGiven(SiteFile file) implements Source {}

  /** What is not to be told, with reasons. */
  record OfReasons(Bytes bytes) implements Source {}
}
