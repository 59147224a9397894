// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

/** The bodies of answers that give no file, for people who look with a browser. */
final class Texts {

  private Texts() {}

  static String of(int status) {
    return switch (status) {
      case 400 -> "bad request\n";
      case 401 -> "a password is needed\n";
      case 404 -> "not found\n";
      case 405 -> "method not allowed\n";
      case 412 -> "precondition failed\n";
      case 413 -> "body too large\n";
      case 414 -> "request line too long\n";
      case 416 -> "range beyond the end\n";
      case 431 -> "header fields too long\n";
      case 503 -> "the file is being written, try again\n";
      default -> "server error\n";
    };
  }
}
