/** Organisations' own words: what is kept, inherited, checked and shown. */
@NullMarked
package org.virtualvisits.core.template;

import org.jspecify.annotations.NullMarked;
