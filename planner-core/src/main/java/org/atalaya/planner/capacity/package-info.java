/** What a shared channel leaves each home: an interval, never one number. */
package org.atalaya.planner.capacity;
