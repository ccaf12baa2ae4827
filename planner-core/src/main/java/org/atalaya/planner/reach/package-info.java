/** Whom a network serves, and what that costs each of them. */
package org.atalaya.planner.reach;
