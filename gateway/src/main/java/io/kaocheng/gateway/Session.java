package io.kaocheng.gateway;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody is logged in.
 *
 * @param person absent where nobody is
 */
@Schema(
        name = "Session",
        examples =
                """
                {"person":{"subject":"0f6a1c58-3a0e-4b5e-9a53-6a8f0f1f2c11","name":"李敏","roles":["office"],\
                "regions":["qinghe"],"units":["*"]}}""")
record Session(@Nullable Me person) {}
