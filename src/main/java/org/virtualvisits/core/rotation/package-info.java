/** The replacing of app registrations' secrets: added, kept, proven, published, and only then the old one removed. */
@NullMarked
package org.virtualvisits.core.rotation;

import org.jspecify.annotations.NullMarked;
