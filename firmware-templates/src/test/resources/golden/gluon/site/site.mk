GLUON_MULTIDOMAIN := 1
GLUON_FEATURES := mesh-batman-adv-15 respondd status-page web-advanced web-wizard
GLUON_RELEASE ?= 0.1
GLUON_PRIORITY ?= 0
GLUON_REGION ?= eu
GLUON_LANGS ?= en
