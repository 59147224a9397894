// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

/** The statuses we answer with, and their usual words: RFC 3261 section 21. */
public final class SipStatus {

  public static final int TRYING = 100;
  public static final int RINGING = 180;
  public static final int OK = 200;
  public static final int BAD_REQUEST = 400;
  public static final int UNAUTHORIZED = 401;
  public static final int FORBIDDEN = 403;
  public static final int NOT_ALLOWED = 405;
  public static final int PROXY_UNAUTHORIZED = 407;
  public static final int BAD_EXTENSION = 420;
  public static final int INTERVAL_TOO_BRIEF = 423;
  public static final int UNAVAILABLE = 480;
  public static final int NO_DIALOG = 481;
  public static final int BUSY = 486;
  public static final int TERMINATED = 487;
  public static final int BAD_EVENT = 489; // RFC 6665

  private SipStatus() {}

  /** The usual words for a status; those of its class for one we never send. */
  public static String reason(int status) {
    return switch (status) {
      case TRYING -> "Trying";
      case RINGING -> "Ringing";
      case OK -> "OK";
      case BAD_REQUEST -> "Bad Request";
      case UNAUTHORIZED -> "Unauthorized";
      case FORBIDDEN -> "Forbidden";
      case NOT_ALLOWED -> "Method Not Allowed";
      case PROXY_UNAUTHORIZED -> "Proxy Authentication Required";
      case BAD_EXTENSION -> "Bad Extension";
      case INTERVAL_TOO_BRIEF -> "Interval Too Brief";
      case UNAVAILABLE -> "Temporarily Unavailable";
      case NO_DIALOG -> "Call/Transaction Does Not Exist";
      case BUSY -> "Busy Here";
      case TERMINATED -> "Request Terminated";
      case BAD_EVENT -> "Bad Event";
      default -> status < 300 ? "OK" : "Failure";
    };
  }
}
