/**
 * A project in one SQLite file: its settings and sites, the journal of edits that made them what they are, the
 * results computed from them (each with the revision of its inputs), its secrets under a passphrase, and what was
 * done to routers. {@link org.atalaya.planner.project.Project} is the door; docs/project-file.md tells the format.
 */
package org.atalaya.planner.project;
