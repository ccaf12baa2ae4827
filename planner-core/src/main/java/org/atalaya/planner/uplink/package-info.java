/** Lines to the internet: what each carries, who takes over when one fails, what is left when all are cut. */
package org.atalaya.planner.uplink;
