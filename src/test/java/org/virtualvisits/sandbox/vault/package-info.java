/** Azure Key Vault on this machine. */
@NullMarked
package org.virtualvisits.sandbox.vault;

import org.jspecify.annotations.NullMarked;
