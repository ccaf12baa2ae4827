/** Which routing protocol suits a community, by six questions. */
package org.atalaya.planner.advice;
