/** Places for a router between two that do not see each other. */
package org.atalaya.planner.relay;
