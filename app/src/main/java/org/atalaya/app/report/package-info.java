/** What is handed over on paper: the network on a page, a sheet for each roof, what to buy. PDF, the same to the byte for the same project. */
package org.atalaya.app.report;
