/** What the radios of routers hear of one another, beside what the plan predicted. */
package org.atalaya.provisioning.measure;
