/** What has become of a router since it was provisioned, in plain words, and what of it the project can take over. */
package org.atalaya.provisioning.drift;
