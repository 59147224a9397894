// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import io.dialtone.wire.http.HttpAnswer;
import io.dialtone.wire.http.HttpAnswer.Status;

/**
 * The login form with its hidden nonce (WEB-2). The page's script puts the proof into {@code
 * encoded}; name and password themselves have no form name and are never sent.
 */
final class LoginPage {

  private LoginPage() {}

  static HttpAnswer of(Status status, String phone, String nonce, String fault) {
    Html out = new Html().raw("<form id=\"login\" class=\"card narrow\" method=\"post\"");
    out.raw(" action=\"/admin.html\">\n<h1>Log on</h1>\n");
    if (!fault.isEmpty()) {
      out.fill("<p class=\"fault\" role=\"alert\">{}</p>\n", fault);
    }
    out.raw("<label>User name<input id=\"user\" autocomplete=\"username\" required></label>\n");
    out.raw("<label>Password<input id=\"password\" type=\"password\"");
    out.raw(" autocomplete=\"current-password\" required></label>\n");
    out.raw("<input type=\"hidden\" name=\"encoded\" value=\"\">\n");
    out.fill("<input type=\"hidden\" name=\"nonce\" value=\"{}\">\n", nonce);
    out.raw("<input type=\"hidden\" name=\"URL\" value=\"/\">\n");
    out.raw("<input type=\"submit\" name=\"goto\" value=\"Log On\">\n");
    out.raw("<noscript><p>The password is proved by a script: please allow it.</p></noscript>\n");
    out.raw("</form>\n<script src=\"/login.js\" defer></script>\n");
    return Sheet.bare(status, phone, out.markup());
  }
}
