/** Words, numbers and units as a person reads them, in one language at a time. No view here. */
package org.atalaya.app.wording;
