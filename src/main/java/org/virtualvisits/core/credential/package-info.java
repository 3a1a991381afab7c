/** Secrets and certificates of app registrations: what there is, who is warned when, and how they are replaced. */
@NullMarked
package org.virtualvisits.core.credential;

import org.jspecify.annotations.NullMarked;
