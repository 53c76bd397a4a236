#include "service/upstream/session.h"
#include <gtest/gtest.h>
