/** Organisations' own words: templates by clinic, appointment type and language, with versions, checks and previews. */
@NullMarked
package org.virtualvisits.core.template;

import org.jspecify.annotations.NullMarked;
