package org.atalaya.provisioning.apply;

/** Hears how it goes, and may stop it. Called from many threads; must return soon. */
@FunctionalInterface
public interface ProvisioningListener {
  ProvisioningListener NONE = event -> true;

  /**
   * @return false to stop the batch. A router that was not written to stays as it is; one that was takes its old
   *     configuration back.
   */
  boolean on(ProvisioningEvent event);
}
