package org.atalaya.provisioning.apply;

import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterException;

/** When a router goes over to what was written to it, and when that may stay. */
interface Switching {
  /** Each router by itself: it restarts at once, and is confirmed as soon as it is back. */
  Switching EACH_BY_ITSELF = new Switching() {
    @Override
    public void restart(RouterTask task, Router router) throws RouterException, InterruptedException {
      router.reboot();
    }

    @Override
    public void beforeConfirming(RouterTask task) {
      // nobody is waited for
    }

    @Override
    public void left(RouterTask task) {
      // nobody is waiting
    }
  };

  /** Everything is on the router's flash, and its dead man's switch is armed: have it restart. */
  void restart(RouterTask task, Router router) throws StepException, RouterException, InterruptedException;

  /** It is back with the new configuration: may it be confirmed? */
  void beforeConfirming(RouterTask task) throws StepException, InterruptedException;

  /** Nothing more will be done to this router, whatever became of it. */
  void left(RouterTask task);
}
