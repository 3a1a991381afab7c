/** The doors out to Microsoft Graph: Teams meetings, the directory, and mail from the clinics' mailboxes. */
@NullMarked
package org.virtualvisits.adapters.graph;

import org.jspecify.annotations.NullMarked;
