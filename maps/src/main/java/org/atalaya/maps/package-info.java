/** What all that reads maps shares. */
package org.atalaya.maps;
