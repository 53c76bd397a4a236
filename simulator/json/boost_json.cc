// Boost.JSON compiled once, in place of its library.
#include <boost/json/src.hpp>
