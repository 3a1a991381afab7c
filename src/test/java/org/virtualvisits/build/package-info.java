/** Rules of the build that are code: formatting, architecture, and that the documents agree with the program. */
@NullMarked
package org.virtualvisits.build;

import org.jspecify.annotations.NullMarked;
