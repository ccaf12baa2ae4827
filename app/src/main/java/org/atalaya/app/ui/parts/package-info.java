/** The few shapes that all steps are made of: lists of rows, sheets of facts, cards. Records say what, views draw it. */
package org.atalaya.app.ui.parts;
