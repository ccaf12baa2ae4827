/** The live signal of one link, for whoever turns the antenna. */
package org.atalaya.provisioning.align;
