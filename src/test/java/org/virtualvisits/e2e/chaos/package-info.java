/** The proof that nothing is lost and nothing is done twice: random lives, killed hosts, failing services, and a model. */
@NullMarked
package org.virtualvisits.e2e.chaos;

import org.jspecify.annotations.NullMarked;
