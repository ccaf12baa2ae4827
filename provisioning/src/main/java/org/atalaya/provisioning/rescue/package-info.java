/** Routers that nobody can log in to: the first flash, and the way back. */
package org.atalaya.provisioning.rescue;
