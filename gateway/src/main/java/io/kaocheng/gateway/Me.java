package io.kaocheng.gateway;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/**
 * Who is logged in, and for what.
 *
 * @param subject by which journals name them
 * @param regions {@code *} for all
 * @param units {@code *} for all
 */
@Schema(
        name = "Me",
        requiredProperties = {"subject", "name", "roles", "regions", "units"},
        examples =
                """
                {"subject":"0f6a1c58-3a0e-4b5e-9a53-6a8f0f1f2c11","name":"李敏","roles":["office"],\
                "regions":["qinghe"],"units":["*"]}""")
record Me(
        String subject,
        String name,
        List<String> roles,
        List<String> regions,
        List<String> units) {}
