// SPDX-License-Identifier: Apache-2.0
// Proves the password without sending it: encoded = user:md5(user:password:nonce).
"use strict";
function md5(text) { // RFC 1321, of a string of bytes
  const rot = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
  const words = new Int32Array((((text.length + 8) >> 6) + 1) * 16);
  for (let i = 0; i < text.length; i++) words[i >> 2] |= (text.charCodeAt(i) & 255) << (i % 4 * 8);
  words[text.length >> 2] |= 128 << (text.length % 4 * 8);
  words[words.length - 2] = text.length * 8;
  let h = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let at = 0; at < words.length; at += 16) {
    let [a, b, c, d] = h;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const f = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round];
      const g = [i, 5 * i + 1, 3 * i + 5, 7 * i][round] % 16;
      const k = Math.floor(Math.abs(Math.sin(i + 1)) * 4294967296) | 0;
      const sum = (a + f + k + words[at + g]) | 0;
      const s = rot[round * 4 + i % 4];
      [a, d, c, b] = [d, c, b, (b + ((sum << s) | (sum >>> (32 - s)))) | 0];
    }
    h = [h[0] + a | 0, h[1] + b | 0, h[2] + c | 0, h[3] + d | 0];
  }
  return h.map((n) => [0, 8, 16, 24]
    .map((s) => ((n >>> s) & 255).toString(16).padStart(2, "0")).join("")).join("");
}
const form = document.getElementById("login");
form.addEventListener("submit", () => {
  const user = document.getElementById("user").value;
  const password = document.getElementById("password").value;
  form.elements.encoded.value = user + ":" + md5(user + ":" + password + ":" + form.elements.nonce.value);
});
