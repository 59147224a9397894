// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import java.util.Locale;

/** The media types of phones' files, by extension. */
final class ContentTypes {

  private ContentTypes() {}

  static String of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (extension) {
      case "inf", "txt", "ini", "cfg", "conf", "csv" -> "text/plain";
      case "xml", "thd" -> "text/xml"; // deck files are XML (FIL-5)
      case "htm", "html" -> "text/html";
      case "png" -> "image/png";
      case "jpg", "jpeg" -> "image/jpeg";
      case "gif" -> "image/gif";
      case "json" -> "application/json";
      default -> "application/octet-stream"; // firmware, tables, .ser
    };
  }
}
