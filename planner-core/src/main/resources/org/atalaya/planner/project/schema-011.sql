-- What touches the routers' files beside the plan: the community's own networks and AS numbers on lines to the internet.

ALTER TABLE edit ADD COLUMN touches_rendering INTEGER NOT NULL DEFAULT 1 CHECK (touches_rendering IN (0, 1));
UPDATE edit SET touches_rendering = touches_plan;
