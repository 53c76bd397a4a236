"""The tool that decodes examples for the reference pages."""

def example_decoder(name, outputs, **kwargs):
    """A binary for some specs.

    Args:
      name: of the cc_binary.
      outputs: the descriptors and tables generated from the specs.
      **kwargs: of the cc_binary.
    """
    native.cc_binary(
        name = name,
        srcs = ["//codegen/reference:main.cc"],
        deps = outputs + [
            "//codegen:file",
            "//codegen/reference:decoded_example",
            "//codegen/reference:message_pool",
            "@system//:absl",
        ],
        **kwargs
    )
