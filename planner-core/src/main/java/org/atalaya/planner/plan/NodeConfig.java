package org.atalaya.planner.plan;

import java.util.Optional;
import org.atalaya.planner.device.Device;

/**
 * All that a firmware target needs to write one router's files.
 *
 * @param community what all routers share
 * @param router this one
 * @param device from the catalogue
 * @param gateway true where the line to the internet is plugged in
 * @param meshKey of the encrypted mesh; empty for an open one
 */
public record NodeConfig(Community community, PlannedRouter router, Device device, boolean gateway,
    Optional<Secret> meshKey) {}
