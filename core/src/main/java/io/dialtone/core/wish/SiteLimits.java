// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

/** How much a site may hold. */
public final class SiteLimits {

  /** Phones in a site. */
  public static final int PHONES = 1_000_000;

  /** Accounts in a site. */
  public static final int ACCOUNTS = 1_000_000;

  /** Phones with a line of one account, before somebody is warned. */
  public static final int PHONES_OF_AN_ACCOUNT = 3;

  /** Contacts in a phonebook: three menus deep at most, with 32 choices in each (FIL-7). */
  public static final int CONTACTS = 32_768;

  /** Groups in a site. */
  public static final int GROUPS = 10_000;

  /** Groups above one another. */
  public static final int DEPTH = 16;

  /** Templates of function keys. */
  public static final int TEMPLATES = 1_000;

  /** Files that an administrator gave. */
  public static final int FILES = 10_000;

  /** Settings at one level: more than a phone has parameters. */
  public static final int SETTINGS = 2_000;

  /** Letters in a name of ours. */
  public static final int NAME = 64;

  /** Letters in a file's name, which stands in values of at most 255 (INF-3). */
  public static final int FILE_NAME = 100;

  /** Bytes in a file: more than the flash of these phones. */
  public static final long FILE_LENGTH = 64L << 20;

  /** Things brought along at once: some twenty for each of a hundred thousand phones. */
  public static final int BROUGHT = 2_000_000;

  /** Rules for phones that show up. */
  public static final int RULES = 1_000;

  /** Phones that wait for somebody to say what becomes of them; more are not taken in. */
  public static final int WAITING = 10_000;

  /** Phones that came by themselves, whatever became of them; more are not taken in. */
  public static final int FOUND = 100_000;

  /** Wishes in one change. */
  public static final int WISHES = 100_000;

  private SiteLimits() {}
}
