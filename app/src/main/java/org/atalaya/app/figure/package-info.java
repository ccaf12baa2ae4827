/** Where metres fall on a drawing and which round numbers stand beside it: the same on the screen and on paper. */
package org.atalaya.app.figure;
