package org.atalaya.provisioning.apply;

import org.atalaya.provisioning.change.ChangeSet;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.ssh.HostKey;

/**
 * What is about to be done to one router.
 *
 * @param task it belongs to
 * @param facts the router's own words
 * @param hostKey by which it proved itself
 * @param firstMeeting true where that key was not known before, and should be shown
 * @param changes that would be made; never empty
 */
public record Proposal(RouterTask task, RouterFacts facts, HostKey hostKey, boolean firstMeeting,
    ChangeSet changes) {}
