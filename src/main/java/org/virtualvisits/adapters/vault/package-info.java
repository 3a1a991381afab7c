/** Secrets out of Azure Key Vault. */
@NullMarked
package org.virtualvisits.adapters.vault;

import org.jspecify.annotations.NullMarked;
