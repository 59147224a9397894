// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

/** Status lines, and the bodies of answers that give no file, for people with a browser. */
final class Texts {

  private Texts() {}

  /** The code and its phrase (RFC 9110 §15). */
  static String line(int status) {
    return switch (status) {
      case 200 -> "200 OK";
      case 206 -> "206 Partial Content";
      case 304 -> "304 Not Modified";
      case 400 -> "400 Bad Request";
      case 401 -> "401 Unauthorized";
      case 404 -> "404 Not Found";
      case 405 -> "405 Method Not Allowed";
      case 412 -> "412 Precondition Failed";
      case 413 -> "413 Content Too Large";
      case 414 -> "414 URI Too Long";
      case 416 -> "416 Range Not Satisfiable";
      case 417 -> "417 Expectation Failed";
      case 431 -> "431 Request Header Fields Too Large";
      case 500 -> "500 Internal Server Error";
      case 501 -> "501 Not Implemented";
      case 503 -> "503 Service Unavailable";
      case 505 -> "505 HTTP Version Not Supported";
      default -> throw new IllegalArgumentException("no status of ours: " + status);
    };
  }

  /** The whole body. */
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
      case 417 -> "only 100-continue can be expected\n";
      case 431 -> "header fields too long\n";
      case 501 -> "transfer coding not known\n";
      case 503 -> "not just now, try again\n";
      case 505 -> "only HTTP/1\n";
      default -> "server error\n";
    };
  }
}
