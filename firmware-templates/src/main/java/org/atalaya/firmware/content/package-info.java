/**
 * A server with a library that needs no internet, beside a node: Kiwix, or Internet-in-a-Box. See
 * docs/firmware/content.md.
 */
package org.atalaya.firmware.content;
